using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Asks a time server by NTP, on a thread of its own: sending and waiting hold up nobody. <see cref="Ask"/> is called by the loop;
    /// the counters may be read by any thread.
    /// </summary>
    public sealed class NtpClient : IClockQuery
    {
        /// <summary>How long an answer is waited for.</summary>
        public const int AnswerMilliseconds = 1000;

        // Answers to older questions and noise looked at before one question is given up.
        private const int DatagramsMost = 4;

        private readonly string server;
        private readonly int port;
        private readonly ExchangeRing exchanges;
        private readonly AutoResetEvent wake;
        private readonly AutoResetEvent asked = new AutoResetEvent(false);
        private readonly byte[] question = new byte[NtpPacket.Length];
        private readonly byte[] answer = new byte[NtpPacket.Length];

        // The clock thread writes.
        private UdpClient socket;
        private int answers;
        private int badAnswers;
        private int failures;

        /// <summary>Makes the client; <see cref="Start"/> starts it.</summary>
        /// <param name="server">IPv4 literal of the server.</param>
        /// <param name="port">Its UDP port; 123 for most.</param>
        /// <param name="exchanges">Where finished exchanges go.</param>
        /// <param name="wake">Set at every exchange.</param>
        public NtpClient(string server, int port, ExchangeRing exchanges, AutoResetEvent wake)
        {
            this.server = server;
            this.port = port;
            this.exchanges = exchanges;
            this.wake = wake;
        }

        /// <summary>Exchanges finished. Grows only.</summary>
        public int Answers
        {
            get { return answers; }
        }

        /// <summary>Datagrams refused (<see cref="NtpFault"/>). Grows only.</summary>
        public int BadAnswers
        {
            get { return badAnswers; }
        }

        /// <inheritdoc/>
        public int Failures
        {
            get { return failures; }
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
                if (TryExchange())
                {
                    answers++;
                    wake.Set();
                }
                else
                {
                    failures++;
                    Forget();
                }
            }
        }

        private bool TryExchange()
        {
            try
            {
                Prepare();
                long sent = Now();
                NtpPacket.WriteQuestion(question, sent);
                socket.Send(question);
                return TryReceive(sent);
            }
            catch (Exception)
            {
                // No answer in time, or no network.
                return false;
            }
        }

        private bool TryReceive(long sent)
        {
            IPEndPoint from = new IPEndPoint(IPAddress.Any, 0);
            for (int i = 0; i < DatagramsMost; i++)
            {
                int count = socket.Receive(answer, ref from);
                long returned = Now();
                if (NtpPacket.ReadAnswer(answer, count, sent, out long received, out long answered) == NtpFault.None)
                {
                    exchanges.Put(sent, received, answered, returned);
                    return true;
                }

                badAnswers++;
            }

            return false;
        }

        private void Prepare()
        {
            if (socket == null)
            {
                UdpClient made = new UdpClient();
                made.Connect(new IPEndPoint(IPAddress.Parse(server), port));
                made.Client.ReceiveTimeout = AnswerMilliseconds;
                socket = made;
            }
        }

        // A new socket has a new port: answers still on their way find nobody.
        private void Forget()
        {
            UdpClient last = socket;
            socket = null;
            try
            {
                if (last != null)
                {
                    last.Close();
                }
            }
            catch (Exception)
            {
                // It was closed already.
            }
        }

        private static long Now()
        {
            return (long)HighResTimer.GetCurrent();
        }
    }
}
