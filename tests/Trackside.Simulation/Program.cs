using System.CommandLine;

namespace Trackside.Simulation;

/// <summary>Behind <c>./trackside simulate</c>. Exit codes: 0 nothing lost and nothing doubled, 1 something was, 2 wrong use.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        ParseResult parsed = SimulateCommand.Create().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine($"{parsed.Errors[0].Message.TrimEnd('.')}; ./trackside simulate --help tells what it takes.");
            return 2;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("TRACKSIDE_DEBUG") is null)
        {
            Console.Error.WriteLine($"It failed: {e.Message} (TRACKSIDE_DEBUG=1 shows where.)");
            return 1;
        }
    }
}
