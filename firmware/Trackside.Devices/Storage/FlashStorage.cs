using System;
using System.IO;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Files on the internal flash (littlefs: a rename is whole or not at all, and comes after what was written before it). The device
    /// renames onto no existing file, so replacing <c>x</c> takes these steps:
    /// <list type="number">
    /// <item>write and close <c>x.tmp</c>: a cut leaves a torn file nobody reads; <c>x</c> is still there;</item>
    /// <item>rename <c>x.tmp</c> to <c>x.new</c>: from here the new content stands, for <c>x.new</c> only ever is a whole file;</item>
    /// <item>delete <c>x</c>; a cut leaves <c>x.new</c>;</item>
    /// <item>rename <c>x.new</c> to <c>x</c>.</item>
    /// </list>
    /// A <c>x.new</c> found when a file is read or written means that steps 3 and 4 were cut off: they are done then.
    /// Called by one thread.
    /// </summary>
    public sealed class FlashStorage : IStorage
    {
        private const string Root = "I:\\";
        private const string Writing = ".tmp";
        private const string Whole = ".new";

        private int errors;

        /// <summary>Times the flash refused to read, write or rename. Grows only.</summary>
        public int Errors
        {
            get { return errors; }
        }

        /// <inheritdoc/>
        public int Read(string name, byte[] target)
        {
            string path = Root + name;
            Finish(path);
            try
            {
                string there = File.Exists(path + Whole) ? path + Whole : path;
                return File.Exists(there) ? ReadFrom(there, target) : -1;
            }
            catch (Exception)
            {
                errors++;
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool Write(string name, byte[] source, int count)
        {
            string path = Root + name;
            Finish(path);
            try
            {
                WriteTo(path + Writing, source, count);

                // Only one that could not be finished is still there: the disc refuses to delete the old file. Then nothing is replaced.
                File.Move(path + Writing, path + Whole);
            }
            catch (Exception)
            {
                errors++;
                return false;
            }

            Finish(path);
            return true;
        }

        private static int ReadFrom(string path, byte[] target)
        {
            using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
            {
                int length = (int)file.Length;
                int wanted = length < target.Length ? length : target.Length;
                int read = 0;
                while (read < wanted)
                {
                    int part = file.Read(target, read, wanted - read);
                    if (part <= 0)
                    {
                        throw new IOException();
                    }

                    read += part;
                }

                return length;
            }
        }

        private static void WriteTo(string path, byte[] source, int count)
        {
            using (FileStream file = new FileStream(path, FileMode.Create, FileAccess.Write))
            {
                file.Write(source, 0, count);
                file.Flush();
                if (file.Length != count)
                {
                    throw new IOException();
                }
            }
        }

        private void Finish(string path)
        {
            try
            {
                if (File.Exists(path + Whole))
                {
                    if (File.Exists(path))
                    {
                        File.Delete(path);
                    }

                    File.Move(path + Whole, path);
                }
            }
            catch (Exception)
            {
                errors++;
            }
        }
    }
}
