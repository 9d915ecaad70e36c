namespace System.Threading
{
    public sealed class AutoResetEvent : WaitHandle
    {
        public AutoResetEvent(bool initialState) => throw null;
        public bool Set() => throw null;
    }

    public static class Monitor
    {
        public static void Enter(object obj) => throw null;
        public static void Exit(object obj) => throw null;
    }

    public sealed class Thread
    {
        public ThreadPriority Priority
        {
            get => throw null;
            set => throw null;
        }

        public Thread(ThreadStart start) => throw null;
        public void Start() => throw null;
    }

    public enum ThreadPriority
    {
        AboveNormal = 3,
    }

    public delegate void ThreadStart();

    public abstract class WaitHandle : MarshalByRefObject
    {
        public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) => throw null;
        protected WaitHandle() => throw null;
    }
}
