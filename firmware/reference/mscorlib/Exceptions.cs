namespace System
{
    public class ArgumentException : SystemException
    {
        public ArgumentException(string message) => throw null;
    }

    public class Exception
    {
        public virtual string Message => throw null;
        public Exception() => throw null;
    }

    public class InvalidOperationException : SystemException
    {
        public InvalidOperationException(string message) => throw null;
    }

    public class SystemException : Exception
    {
        public SystemException() => throw null;
    }
}
