using System;
using System.Collections;

namespace Trackside.Benchmarks.Samples
{
    /// <summary>Operations that make heap objects, one a method.</summary>
    public static class CostlyOperations
    {
        private static readonly Pair[] pairs = new Pair[4];
        private static readonly ArrayList list = new ArrayList { 1, 2, 3 };
        private static Pair cached = new Pair { First = 1 };
        private static string text = "ab";
        private static object last;
        private static int number = 3;
        private static int other = 4;
        private static long total;

        public static void Interpolation()
        {
            text = $"{number}{other}";
        }

        public static void NumberToString()
        {
            text = number.ToString();
        }

        public static void StructByValue()
        {
            total += Sum(cached);
        }

        public static void StructOfArray()
        {
            Pair pair = pairs[1];
            total += pair.First + pair.Second;
        }

        public static void ForeachOverList()
        {
            foreach (object one in list)
            {
                last = one;
            }
        }

        public static void NewEventArgs()
        {
            last = new EventArgs();
        }

        public static void NewOwnObject()
        {
            last = new Doubler();
        }

        public static void CapturingLambda()
        {
            int step = number;
            total = Apply(value => value + step);
        }

        public static void Boxing()
        {
            last = number;
        }

        public static void ParamsObjects()
        {
            total += Count(number, other);
        }

        public static void ThrowAndCatch()
        {
            try
            {
                throw new InvalidOperationException();
            }
            catch (InvalidOperationException)
            {
                total++;
            }
        }

        public static void NewArray()
        {
            last = new byte[8];
        }

        public static void GetBytes()
        {
            last = BitConverter.GetBytes(number);
        }

        public static void Concat()
        {
            last = text + text;
        }

        public static void SwitchOnString()
        {
            switch (text)
            {
                case "ab":
                    total = 1;
                    break;
                default:
                    total = 2;
                    break;
            }
        }

        private static int Apply(Operation operation)
        {
            return operation(1);
        }

        private static int Count(params object[] values)
        {
            return values.Length;
        }

        private static int Sum(Pair pair)
        {
            return pair.First + pair.Second;
        }
    }
}
