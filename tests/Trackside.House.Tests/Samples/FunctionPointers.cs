namespace Trackside.House.Samples.FunctionPointers
{
    public unsafe class OffenceField
    {
        public delegate*<int, int> Step;
    }

    public unsafe class OffenceCall
    {
        public int Run()
        {
            delegate*<int, int> step = &Twice;
            return step(4);
        }

        private static int Twice(int value) => value * 2;
    }

    public delegate int Step(int value);

    public class Clean
    {
        public int Run()
        {
            Step step = Twice;
            return step(4);
        }

        private static int Twice(int value) => value * 2;
    }
}
