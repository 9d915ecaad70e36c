using System;
using System.IO;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Numbered growing files <c>out0</c>, <c>out1</c>, ... on the internal flash (littlefs). What is appended reaches the flash when the file
    /// is closed, whole or not at all; each time, littlefs erases a block and copies the last one's beginning into it. Called by one thread.
    /// </summary>
    public sealed class FlashSegments : ISegmentFiles
    {
        private const string Root = "I:\\out";

        /// <inheritdoc/>
        public int Length(int file)
        {
            try
            {
                string path = PathOf(file);
                if (!File.Exists(path))
                {
                    return -1;
                }

                using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    return (int)stream.Length;
                }
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public int Read(int file, int offset, byte[] target, int count)
        {
            try
            {
                using (FileStream stream = new FileStream(PathOf(file), FileMode.Open, FileAccess.Read))
                {
                    stream.Position = offset;
                    int read = 0;
                    while (read < count)
                    {
                        int part = stream.Read(target, read, count - read);
                        if (part <= 0)
                        {
                            return read;
                        }

                        read += part;
                    }

                    return read;
                }
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool Append(int file, byte[] source, int count)
        {
            try
            {
                using (FileStream stream = new FileStream(PathOf(file), FileMode.Append, FileAccess.Write))
                {
                    stream.Write(source, 0, count);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Delete(int file)
        {
            try
            {
                string path = PathOf(file);
                if (File.Exists(path))
                {
                    File.Delete(path);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static string PathOf(int file)
        {
            return Root + file.ToString();
        }
    }
}
