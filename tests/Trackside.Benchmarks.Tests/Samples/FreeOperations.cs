using System.Collections;
using System.Threading;

namespace Trackside.Benchmarks.Samples
{
    /// <summary>Operations that make no heap object, one a method.</summary>
    public static class FreeOperations
    {
        private static readonly byte[] bytes = new byte[16];
        private static readonly Pair[] pairs = new Pair[4];
        private static readonly ArrayList list = new ArrayList { "one" };
        private static readonly AutoResetEvent signal = new AutoResetEvent(false);
        private static readonly IDoubler doubler = new Doubler();
        private static readonly Doubler counted = new Doubler();
        private static readonly Operation cached = OperationOf;
        private static object last;
        private static int number = 3;
        private static long total;

        public static void Arithmetic()
        {
            total = (total * 31) + number;
        }

        public static void StaticCall()
        {
            number = Twice(number);
        }

        public static void InterfaceCall()
        {
            number = doubler.Double(number);
        }

        public static void Properties()
        {
            counted.Times = counted.Times + 1;
        }

        public static void OutArgument()
        {
            Split(number, out int high);
            total += high;
        }

        public static void ForOverArray()
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                total += bytes[i];
            }
        }

        public static void ForeachOverArray()
        {
            foreach (byte one in bytes)
            {
                total += one;
            }
        }

        public static void ArrayCopy()
        {
            System.Array.Copy(bytes, 0, bytes, 8, 8);
        }

        public static void StructByReference()
        {
            ref Pair pair = ref pairs[1];
            pair.First = 2;
            total += Sum(in pairs[1]);
        }

        public static void StructFieldWrite()
        {
            pairs[2].Second = number;
        }

        public static void ListByIndex()
        {
            last = list[0];
        }

        public static void CachedDelegate()
        {
            number = cached(number);
        }

        public static void StaticLambda()
        {
            number = Apply(static value => value + 1);
        }

        public static void Lock()
        {
            lock (bytes)
            {
                total++;
            }
        }

        public static void TryFinally()
        {
            try
            {
                total++;
            }
            finally
            {
                number++;
            }
        }

        public static void Event()
        {
            signal.Set();
            signal.WaitOne();
        }

        public static void Atomic()
        {
            Interlocked.Increment(ref number);
        }

        public static void UtcTicks()
        {
            total = System.DateTime.UtcNow.Ticks;
        }

        public static void EnumSwitch()
        {
            switch ((System.DayOfWeek)(number % 7))
            {
                case System.DayOfWeek.Monday:
                    total = 1;
                    break;
                case System.DayOfWeek.Friday:
                    total = 2;
                    break;
            }
        }

        private static int Twice(int value)
        {
            return value * 2;
        }

        private static int OperationOf(int value)
        {
            return value + 1;
        }

        private static int Apply(Operation operation)
        {
            return operation(1);
        }

        private static void Split(int value, out int high)
        {
            high = value >> 16;
        }

        private static int Sum(in Pair pair)
        {
            return pair.First + pair.Second;
        }
    }
}
