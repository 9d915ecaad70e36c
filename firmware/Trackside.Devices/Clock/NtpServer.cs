using System;
using System.Net;
using System.Net.Sockets;
using nanoFramework.Hardware.Esp32;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>One time server and the socket towards it. Asked by the clock thread; the counters may be read by any thread.</summary>
    public sealed class NtpServer
    {
        /// <summary>How long an answer is waited for.</summary>
        public const int AnswerMilliseconds = 1000;

        /// <summary>How long a server that sent a kiss of death is left alone: 64 s, the longest poll of a usual client (RFC 5905, section 7.4).</summary>
        public const long RestMicroseconds = 64000000;

        // Answers to older questions and noise looked at before one question is given up.
        private const int DatagramsMost = 4;

        private readonly int number;
        private readonly string address;
        private readonly int port;
        private readonly byte[] question = new byte[NtpPacket.Length];
        private readonly byte[] answer = new byte[NtpPacket.Length];

        // The clock thread writes.
        private UdpClient socket;
        private long restUntil;
        private int answers;
        private int badAnswers;
        private int failures;

        /// <summary>Makes the server's end here; nothing is sent yet.</summary>
        /// <param name="number">Its number, from 0.</param>
        /// <param name="address">Its address, an IPv4 literal.</param>
        /// <param name="port">Its UDP port; 123 for most.</param>
        public NtpServer(int number, string address, int port)
        {
            this.number = number;
            this.address = address;
            this.port = port;
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

        /// <summary>Questions without a good answer in time, or not asked because it rests. Grows only.</summary>
        public int Failures
        {
            get { return failures; }
        }

        /// <summary>Asks once and waits for the answer.</summary>
        /// <param name="exchange">Gets the exchange where there was one.</param>
        public bool TryExchange(Exchange exchange)
        {
            bool isAnswered = Now() >= restUntil && TryAsk(exchange);
            if (isAnswered)
            {
                answers++;
            }
            else
            {
                failures++;
                Forget();
            }

            return isAnswered;
        }

        private bool TryAsk(Exchange exchange)
        {
            try
            {
                Prepare();
                long sent = Now();
                NtpPacket.WriteQuestion(question, sent);
                socket.Send(question);
                return TryReceive(sent, exchange);
            }
            catch (Exception)
            {
                // No answer in time, or no network.
                return false;
            }
        }

        private bool TryReceive(long sent, Exchange exchange)
        {
            IPEndPoint from = new IPEndPoint(IPAddress.Any, 0);
            for (int i = 0; i < DatagramsMost; i++)
            {
                int count = socket.Receive(answer, ref from);
                exchange.Returned = Now();
                NtpFault fault = NtpPacket.ReadAnswer(answer, count, sent, exchange);
                if (fault == NtpFault.None)
                {
                    exchange.Server = number;
                    exchange.Sent = sent;
                    return true;
                }

                badAnswers++;
                if (fault == NtpFault.Kiss)
                {
                    restUntil = Now() + RestMicroseconds;
                    return false;
                }
            }

            return false;
        }

        private void Prepare()
        {
            if (socket == null)
            {
                UdpClient made = new UdpClient();
                made.Connect(new IPEndPoint(IPAddress.Parse(address), port));
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
