using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>The boot number: persisted, and only grows. Used once, at start-up.</summary>
    public static class BootCounter
    {
        private const string FileName = "boot";
        private const int Length = 8;

        /// <summary>Counts this boot.</summary>
        /// <returns>The new number, from 1. Where storage fails it is still one more than what was read, and the box says so elsewhere.</returns>
        public static int Next(IStorage storage)
        {
            byte[] record = new byte[Length];
            int boot = 0;
            if (storage.Read(FileName, record) == Length && Read(record, 4) == (int)Crc32.Of(record, 0, 4))
            {
                boot = Read(record, 0);
            }

            boot = boot < 0 || boot >= Limits.Sequence ? 1 : boot + 1;
            Write(record, 0, boot);
            Write(record, 4, (int)Crc32.Of(record, 0, 4));
            storage.Write(FileName, record, Length);
            return boot;
        }

        private static int Read(byte[] record, int at)
        {
            return record[at] | (record[at + 1] << 8) | (record[at + 2] << 16) | (record[at + 3] << 24);
        }

        private static void Write(byte[] record, int at, int value)
        {
            for (int i = 0; i < 4; i++)
            {
                record[at + i] = (byte)(value >> (8 * i));
            }
        }
    }
}
