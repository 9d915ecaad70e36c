namespace System.IO
{
    public static class File
    {
        public static void Delete(string path) => throw null;
        public static bool Exists(string path) => throw null;
        public static void Move(string sourceFileName, string destFileName) => throw null;
    }

    public enum FileAccess
    {
        Read = 1,
        Write = 2,
    }

    public enum FileMode
    {
        Create = 2,
        Open = 3,
        Append = 6,
    }

    public class FileStream : Stream
    {
        public override bool CanRead => throw null;
        public override bool CanSeek => throw null;
        public override bool CanWrite => throw null;
        public override long Length => throw null;

        public override long Position
        {
            get => throw null;
            set => throw null;
        }

        public FileStream(string path, FileMode mode, FileAccess access) => throw null;
        public override void Flush() => throw null;
        public override int Read(byte[] buffer, int offset, int count) => throw null;
        public override long Seek(long offset, SeekOrigin origin) => throw null;
        public override void SetLength(long value) => throw null;
        public override void Write(byte[] buffer, int offset, int count) => throw null;
    }
}
