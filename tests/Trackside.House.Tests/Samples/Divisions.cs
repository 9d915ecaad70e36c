using System;

namespace Trackside.House.Samples.Divisions
{
    public class OffenceParameter
    {
        public int Share(int whole, int parts) => whole / parts;
    }

    public class OffenceFloating
    {
        public double Rate(double distance, double time) => distance / time;
    }

    public class OffenceRemainder
    {
        private int size;

        public int Wrap(int index) => index % size;

        public void Resize(int to) => size = to;
    }

    public class OffenceCall
    {
        public int Share(int whole) => whole / Parts();

        private static int Parts() => 0;
    }

    public class OffenceLostGuard
    {
        public int Share(int whole, int parts)
        {
            if (parts == 0)
            {
                return 0;
            }

            parts -= 1;
            return whole / parts;
        }
    }

    public class OffenceUnguardedReadonly
    {
        private readonly int parts;

        public OffenceUnguardedReadonly(int parts)
        {
            this.parts = parts;
        }

        public int Share(int whole) => whole / parts;
    }

    public class CleanConstant
    {
        private const int Parts = 3;

        public long Share(long whole) => whole / Parts + whole % 1000;

        public double Half(double whole) => whole / 2.0;
    }

    public class CleanGuard
    {
        private int size;

        public int Share(int whole, int parts) => parts == 0 ? 0 : whole / parts;

        public long Mean(long sum, int count)
        {
            if (count <= 0)
            {
                return 0;
            }

            return sum / count;
        }

        public double Rate(double distance, double time) => time > 0.0 ? distance / time : 0.0;

        public int Wrap(int index) => size > 0 ? index % size : 0;

        public void Resize(int to) => size = to;
    }

    public class CleanReadonly
    {
        private readonly int parts;
        private readonly int[] ring = new int[16];

        public CleanReadonly(int parts)
        {
            if (parts <= 0)
            {
                throw new ArgumentException("parts must be 1 or more");
            }

            this.parts = parts;
        }

        public int Share(int whole) => whole / parts + ring[whole % ring.Length];
    }
}
