using System.Threading;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Asks the time servers by NTP, one after the other, on a thread of its own that only enqueues: sending and waiting hold up nobody.
    /// <see cref="Ask"/> is called by the loop; the counters may be read by any thread.
    /// </summary>
    public sealed class NtpClient : IClockQuery
    {
        private readonly NtpServer[] servers;
        private readonly ExchangeRing exchanges;
        private readonly AutoResetEvent wake;
        private readonly AutoResetEvent asked = new AutoResetEvent(false);
        private readonly Exchange exchange = new Exchange();

        /// <summary>Makes the client; <see cref="Start"/> starts it.</summary>
        /// <param name="servers">One or two, numbered from 0.</param>
        /// <param name="exchanges">Where finished exchanges go.</param>
        /// <param name="wake">Set at every exchange.</param>
        public NtpClient(NtpServer[] servers, ExchangeRing exchanges, AutoResetEvent wake)
        {
            this.servers = servers;
            this.exchanges = exchanges;
            this.wake = wake;
        }

        /// <inheritdoc/>
        public int Failures
        {
            get
            {
                int failures = 0;
                for (int i = 0; i < servers.Length; i++)
                {
                    failures += servers[i].Failures;
                }

                return failures;
            }
        }

        /// <summary>Starts the clock thread. Once.</summary>
        public void Start()
        {
            Thread thread = new Thread(Run);

            // What runs between a datagram's arrival and its stamp is error of the clock.
            thread.Priority = ThreadPriority.AboveNormal;
            thread.Start();
        }

        /// <inheritdoc/>
        public void Ask()
        {
            asked.Set();
        }

        private void Run()
        {
            while (true)
            {
                asked.WaitOne(-1, false);
                for (int i = 0; i < servers.Length; i++)
                {
                    if (servers[i].TryExchange(exchange))
                    {
                        exchanges.Put(exchange);
                        wake.Set();
                    }
                }
            }
        }
    }
}
