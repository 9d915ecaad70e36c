using System.Collections;

namespace System
{
    public abstract class Array : ICloneable, IEnumerable
    {
        public int Length => throw null;
        public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length) => throw null;
        public static void Clear(Array array, int index, int length) => throw null;
        public object Clone() => throw null;
        public IEnumerator GetEnumerator() => throw null;
        internal Array() => throw null;
    }
}
