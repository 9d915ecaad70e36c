namespace Trackside.Box
{
    /// <summary>The version a box announces. The PC side's stands in Directory.Build.props; a test holds the two together.</summary>
    public static class FirmwareVersion
    {
        /// <summary>Semantic version.</summary>
        public const string Current = "0.1.0";
    }
}
