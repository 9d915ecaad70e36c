using System;
using System.CommandLine;
using Trackside.Benchmarks.Boxes;
using Trackside.Benchmarks.Calls;
using Trackside.Benchmarks.Clock;
using Trackside.Benchmarks.Flags;
using Trackside.Benchmarks.Gateway;
using Trackside.Benchmarks.Timing;
using Trackside.Venue.Processes;
using BenchCommand = Trackside.Venue.Commands.BenchCommand;

namespace Trackside.Benchmarks;

/// <summary>Figures of the firmware. Exit codes: 0 all targets kept, 1 one missed or something failed, 2 wrong use, 3 a part of the machine is missing.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        RootCommand root = new("Figures of the firmware, the gateway and the virtual venue.")
        {
            BoxesCommand.Create(),
            CallsCommand.Create(),
            CallsCommand.CreateInside(),
            ClockCommand.Create(),
            BenchCommand.Direction(),
            FlagsCommand.Create(),
            GatewayCommand.Create(),
            TimingCommand.Create(),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            string what = parsed.UnmatchedTokens.Count > 0 ? $"Unknown argument '{parsed.UnmatchedTokens[0]}'" : parsed.Errors[0].Message.TrimEnd('.');
            Console.Error.WriteLine($"{what}; ./trackside bench --help lists what it takes.");
            return 2;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (MissingPartException e)
        {
            Console.Error.WriteLine(e.Message);
            return 3;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("TRACKSIDE_DEBUG") is null)
        {
            Console.Error.WriteLine($"It failed: {e.Message} (TRACKSIDE_DEBUG=1 shows where.)");
            return 1;
        }
    }
}
