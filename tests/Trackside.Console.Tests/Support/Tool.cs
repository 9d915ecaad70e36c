using System;
using System.IO;

namespace Trackside.Technician.Tests.Support;

/// <summary>What a command said and how it ended.</summary>
internal sealed record Said(int Code, string Output, string Error);

/// <summary>The tool, run in this process.</summary>
internal static class Tool
{
    public static Said Invoke(params string[] arguments)
    {
        TextWriter output = Console.Out;
        TextWriter error = Console.Error;
        using StringWriter said = new();
        using StringWriter complained = new();
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            int code = Program.Invoke(arguments);
            return new Said(code, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
