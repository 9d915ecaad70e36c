using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Trackside.Flash.Boards;
using Trackside.Venue;
using Trackside.Venue.Commands;

namespace Trackside.Flash.Commands;

/// <summary><c>flash draw</c>: the drawing of every board, beside its <c>board.json</c>.</summary>
internal static class DrawCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Command draw = new("draw", "Draw the headers of every board and what hangs on each pin (boards/BOARD/wiring.svg)");
        draw.SetAction(_ => Run());
        return draw;
    }

    private static int Run()
    {
        foreach (string sheet in Directory.EnumerateFiles(Path.Combine(House.Root(), "boards"), "board.json", SearchOption.AllDirectories).Where(path => File.ReadAllText(path).Contains("\"headers\"")).Order(StringComparer.Ordinal))
        {
            string drawing = Path.Combine(Path.GetDirectoryName(sheet)!, BoardDrawing.FileName);
            File.WriteAllText(drawing, BoardDrawing.Draw(sheet));
            Console.WriteLine(drawing);
        }

        return ExitCode.Ok;
    }
}
