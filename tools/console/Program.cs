using Trackside.Technician.Commands;
using Trackside.Venue.Commands;

namespace Trackside.Technician;

/// <summary>The program behind <c>./trackside console</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => Invoke(arguments);

    /// <summary>Parses, runs, and turns every failure into a sentence on standard error and an exit code.</summary>
    public static int Invoke(string[] arguments) => CommandTable.Invoke(ConsoleCommand.Create(), "console ", arguments);
}
