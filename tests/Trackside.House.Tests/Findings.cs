namespace Trackside.House.Tests;

/// <summary>How these tests show what they found: one finding a line.</summary>
internal static class Findings
{
    public static string Text(IReadOnlyCollection<string> findings) =>
        $"{findings.Count} finding(s):{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", findings)}";
}
