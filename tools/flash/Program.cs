using Trackside.Flash.Commands;
using Trackside.Venue.Commands;

namespace Trackside.Flash;

/// <summary>The program behind <c>./trackside flash</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => Invoke(arguments);

    /// <summary>Parses, runs, and turns every failure into a sentence on standard error and an exit code.</summary>
    public static int Invoke(string[] arguments) => CommandTable.Invoke(FlashCommand.Create(), "flash ", arguments);
}
