using Trackside.Venue.Commands;

namespace Trackside.Venue;

/// <summary>The program behind the front door.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => CommandTable.Invoke(arguments);
}
