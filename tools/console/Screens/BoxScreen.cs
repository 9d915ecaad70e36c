using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using Trackside.Technician.Lines;

namespace Trackside.Technician.Screens;

/// <summary>One box: what it said, a line to type on, its log followed where wanted. One thread.</summary>
internal sealed class BoxScreen(IBoxLine line, string name, ConsoleWords words) : IDisposable
{
    private const int Kept = 500;
    private const long AskEachMilliseconds = 2000;
    private readonly Queue<string> said = new();
    private LogNews? log;
    private long askAt;

    /// <summary>What is typed and not sent.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Takes a key.</summary>
    /// <returns>False where it closes the screen.</returns>
    public bool Press(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Escape:
                return false;
            case ConsoleKey.F2:
                log = log is null ? new LogNews() : null;
                askAt = 0;
                break;
            case ConsoleKey.Backspace:
                Typed = Typed.Length > 0 ? Typed[..^1] : Typed;
                break;
            case ConsoleKey.Enter:
                Send();
                break;
            default:
                Typed += key.KeyChar is >= ' ' and <= '~' ? key.KeyChar : "";
                break;
        }

        return true;
    }

    /// <summary>Takes what the box said and asks for its log where it is time.</summary>
    /// <param name="milliseconds">A clock that only grows.</param>
    public void Step(long milliseconds)
    {
        while (line.Take(TimeSpan.Zero) is { } text)
        {
            if (log is null || log.Passes(text))
            {
                Add(text);
            }
        }

        if (log is not null && milliseconds >= askAt)
        {
            askAt = milliseconds + AskEachMilliseconds;
            line.Say(log.Question());
        }
    }

    /// <summary>Draws it.</summary>
    /// <param name="head">The line about the connection.</param>
    /// <param name="rows">Lines of the terminal.</param>
    public IRenderable Draw(IRenderable head, int rows)
    {
        int room = Math.Max(1, rows - 4);
        return new Fitted(width =>
        {
            List<IRenderable> parts = [head, new Rule(Markup.Escape(name) + (log is null ? "" : " - log")) { Justification = Justify.Left, Style = new Style(Color.Grey) }];
            parts.AddRange(said.TakeLast(room).SelectMany(text => Fitted.Wrap(text, width)).TakeLast(room).Select(text => new Text(text)));

            // The end of a long line is what is being typed.
            string typed = $"{name}> {Typed}_";
            parts.Add(new Text(typed.Length > width ? typed[^width..] : typed));
            parts.Add(Fitted.Line(words.BoxKeys, new Style(Color.Grey)));
            return new Rows(parts);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    private void Send()
    {
        if (Typed.Trim().Length == 0)
        {
            return;
        }

        Add($"> {Typed}");
        if (!line.Say(Typed))
        {
            Add(words.NotSent);
        }

        Typed = "";
    }

    private void Add(string text)
    {
        said.Enqueue(text);
        if (said.Count > Kept)
        {
            said.Dequeue();
        }
    }
}
