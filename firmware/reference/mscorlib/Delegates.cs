namespace System
{
    public abstract class Delegate
    {
        public static Delegate Combine(Delegate a, Delegate b) => throw null;
        public static Delegate Remove(Delegate source, Delegate value) => throw null;
        protected Delegate() => throw null;
    }

    public abstract class MulticastDelegate : Delegate
    {
        protected MulticastDelegate() => throw null;
    }

    public delegate void Action();

    public class EventArgs
    {
        public EventArgs() => throw null;
    }
}
