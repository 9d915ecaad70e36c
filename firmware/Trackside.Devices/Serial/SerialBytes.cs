using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>A serial line, both ways: the decoder's, or the GNSS receiver's. Called by the loop only.</summary>
    public sealed class SerialBytes : IByteSource, IByteSink
    {
        // A third of a second of a full line at 115,200 bit/s: far more than the loop is ever away.
        private const int BufferBytes = 4096;
        private const int ConsoleBaudRate = 115200;

        private readonly SerialPort port;
        private int errors;
        private long readAt;

        private SerialBytes(SerialPort port)
        {
            this.port = port;
        }

        /// <inheritdoc/>
        public int Errors
        {
            get { return errors; }
        }

        /// <inheritdoc/>
        public long ReadAt
        {
            get { return readAt; }
        }

        /// <summary>Opens the decoder's port of a board.</summary>
        /// <exception cref="InvalidOperationException">The board has none, or something else has its pins.</exception>
        public static SerialBytes Open(BoardPins board, PinClaims claims)
        {
            int receive = claims.Claim(board.DecoderReceive, "decoder's line in");
            int transmit = claims.Claim(board.DecoderTransmit, "decoder's line out");
            return Open(board.DecoderPort, receive, transmit, board.DecoderBaudRate);
        }

        /// <summary>Opens the GNSS receiver's port of a board.</summary>
        /// <exception cref="InvalidOperationException">The board has none, or something else has its pins.</exception>
        public static SerialBytes OpenGnss(BoardPins board, PinClaims claims)
        {
            int receive = claims.Claim(board.GnssReceive, "GNSS receiver's line in");
            int transmit = claims.Claim(board.GnssTransmit, "GNSS receiver's line out");
            return Open(board.GnssPort, receive, transmit, board.GnssBaudRate);
        }

        /// <summary>Opens the technician's cable.</summary>
        /// <returns>Null where the board has none, or the runtime keeps the port for its debugger: the console is then reached over the broker alone.</returns>
        public static SerialBytes TryOpenConsole(BoardPins board)
        {
            if (board == null || board.ConsolePort == null)
            {
                return null;
            }

            try
            {
                SerialPort port = new SerialPort(board.ConsolePort, ConsoleBaudRate);
                port.Open();
                return new SerialBytes(port);
            }
            catch (Exception)
            {
                return null;
            }
        }

        private static SerialBytes Open(string name, int receive, int transmit, int baudRate)
        {
            bool isSecond = name == "COM2";
            Configuration.SetPinFunction(receive, isSecond ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX);
            Configuration.SetPinFunction(transmit, isSecond ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX);
            SerialPort port = new SerialPort(name, baudRate);
            port.ReadBufferSize = BufferBytes;
            port.Open();
            return new SerialBytes(port);
        }

        /// <inheritdoc/>
        public bool Write(byte[] source, int count)
        {
            try
            {
                port.Write(source, 0, count);
                return true;
            }
            catch (Exception)
            {
                errors++;
                return false;
            }
        }

        /// <inheritdoc/>
        public int Read(byte[] target)
        {
            try
            {
                // Never more than has come: the device's Read waits for the count it is given.
                int waiting = port.BytesToRead;
                int count = waiting < target.Length ? waiting : target.Length;
                count = count > 0 ? port.Read(target, 0, count) : 0;
                readAt = count > 0 ? (long)HighResTimer.GetCurrent() : readAt;
                return count;
            }
            catch (Exception)
            {
                errors++;
                return 0;
            }
        }
    }
}
