using Trackside.Messages;

using System.Text;

namespace Trackside.Core
{
    /// <summary>
    /// What happened lately, in the words of a technician: the newest <see cref="Capacity"/> lines. It is put into storage before a soft reboot and
    /// read back after it; a loss of power loses it. Lines are added on changes only. Loop only.
    /// </summary>
    public sealed class LogRing
    {
        /// <summary>Lines kept.</summary>
        public const int Capacity = 64;

        /// <summary>Longest line, in characters; the rest is cut off.</summary>
        public const int Longest = 100;

        /// <summary>File that carries the lines over a soft reboot.</summary>
        public const string File = "log.txt";

        private const int FileBytes = 4096;

        private readonly string[] lines = Texts.New(Capacity);
        private int next;

        /// <summary>How many lines there are.</summary>
        public int Count { get; private set; }

        /// <summary>Adds a line.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="text">What happened.</param>
        public void Add(long now, string text)
        {
            Put(ConsoleText.Seconds(now) + " " + text);
        }

        /// <summary>A line, from the oldest (0) to the newest.</summary>
        public string LineAt(int number)
        {
            return lines[(next - Count + number + Capacity) % Capacity];
        }

        /// <summary>Puts the lines into storage: before a soft reboot only, it may stall the box. The oldest give way where there is no room.</summary>
        /// <returns>False where they could not be written.</returns>
        public bool Keep(IStorage storage)
        {
            byte[] file = new byte[FileBytes];
            int first = Count;
            int length = 0;
            while (first > 0 && length + Encoding.UTF8.GetBytes(LineAt(first - 1)).Length + 1 <= FileBytes)
            {
                first--;
                length += Encoding.UTF8.GetBytes(LineAt(first)).Length + 1;
            }

            int at = 0;
            for (int i = first; i < Count; i++)
            {
                byte[] line = Encoding.UTF8.GetBytes(LineAt(i));
                System.Array.Copy(line, 0, file, at, line.Length);
                at += line.Length;
                file[at++] = (byte)'\n';
            }

            return storage.Write(File, file, at);
        }

        /// <summary>Reads back what was kept, marked as of the boot before, and empties the file so that it is not read twice.</summary>
        public void Recover(IStorage storage)
        {
            byte[] file = new byte[FileBytes];
            int count = storage.Read(File, file);
            int start = 0;
            for (int i = 0; i < count && i < FileBytes; i++)
            {
                if (file[i] == (byte)'\n')
                {
                    Put("~" + Encoding.UTF8.GetString(file, start, i - start));
                    start = i + 1;
                }
            }

            if (count > 0)
            {
                storage.Write(File, file, 0);
            }
        }

        private void Put(string line)
        {
            lines[next] = line.Length > Longest ? line.Substring(0, Longest) : line;
            next = next + 1 < Capacity ? next + 1 : 0;
            Count = Count < Capacity ? Count + 1 : Capacity;
        }
    }
}
