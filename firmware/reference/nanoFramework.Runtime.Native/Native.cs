namespace nanoFramework.Runtime.Native
{
    public static class GC
    {
        public static uint Run(bool compactHeap) => throw null;
    }

    public class Power
    {
        public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) => throw null;
        internal Power() => throw null;
    }

    public enum RebootOption
    {
        NormalReboot = 0,
    }

    public static class SystemInfo
    {
        public static string TargetName => throw null;
    }
}
