namespace System.Collections
{
    public interface IEnumerable
    {
        IEnumerator GetEnumerator();
    }

    public interface IEnumerator
    {
        object Current { get; }
        bool MoveNext();
        void Reset();
    }

    public class ArrayList : IEnumerable, ICloneable
    {
        public virtual object Clone() => throw null;
        public virtual IEnumerator GetEnumerator() => throw null;
        internal ArrayList() => throw null;
    }
}
