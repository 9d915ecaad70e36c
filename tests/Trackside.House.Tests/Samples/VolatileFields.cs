namespace Trackside.House.Samples.VolatileFields
{
    public class Offence
    {
        private volatile bool stop;

        public void Stop() => stop = true;
    }

    public class Clean
    {
        private bool stop;

        public void Stop() => stop = true;
    }
}
