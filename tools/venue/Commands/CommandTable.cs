using System;
using System.CommandLine;
using Trackside.Gateway;
using Trackside.Venue.Processes;

namespace Trackside.Venue.Commands;

/// <summary>The verbs, and how each kind of failure speaks.</summary>
internal static class CommandTable
{
    /// <summary>Parses, runs, and turns every failure into a sentence on standard error and an exit code.</summary>
    public static int Invoke(string[] arguments) => Invoke(Root(), "", arguments);

    /// <summary>The same for another program behind the front door.</summary>
    /// <param name="root">Its commands.</param>
    /// <param name="verb">The verb of the front door it serves, followed by a blank; empty for a program that serves several.</param>
    /// <param name="arguments">What follows the verb.</param>
    public static int Invoke(RootCommand root, string verb, string[] arguments)
    {
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine(Complaint(parsed, verb));
            return ExitCode.WrongUse;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (WrongUseException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.WrongUse;
        }
        catch (GatewayDatabaseException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.WrongUse;
        }
        catch (MissingPartException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.MissingPart;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("TRACKSIDE_DEBUG") is null)
        {
            Console.Error.WriteLine($"It failed: {e.Message} (TRACKSIDE_DEBUG=1 shows where.)");
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root() => new("Trackside: timing, flags and messages of a venue.")
    {
        RunCommand.Create(),
        ReplayCommand.Create(),
        VenueCommand.Create(),
        BoxCommand.Create(),
        GatewayCommand.Create(),
        DirectionCommand.Create(),
        FlagCommand.Create(),
        FlagsCommand.Create(),
        StageCommand.Create(),
        SessionCommand.Create(),
        ReportCommand.Create(),
        LapsCommand.Create(),
        FuzzCommand.Create(),
    };

    private static string Complaint(ParseResult parsed, string prefix)
    {
        string verb = prefix + (parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ");
        string help = $"./trackside {verb}--help lists what it takes";
        return parsed.UnmatchedTokens.Count > 0
            ? $"Unknown argument '{parsed.UnmatchedTokens[0]}': remove it; {help}."
            : $"{parsed.Errors[0].Message.TrimEnd('.')}; {help}.";
    }
}
