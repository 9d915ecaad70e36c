using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Trackside.Venue.Sheets;

/// <summary>Rows with named columns, written for people, for a spreadsheet or for a program. A cell is a text, a number or nothing.</summary>
internal sealed class Table(params string[] columns)
{
    private readonly List<object?[]> rows = [];

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>Adds a row: one cell a column.</summary>
    public void Add(params object?[] cells) => rows.Add(cells);

    /// <summary>The text in a form: <c>text</c> under the heads given (the columns where none are), <c>csv</c> or <c>json</c>.</summary>
    public string Write(string form, IReadOnlyList<string>? heads = null) => form switch
    {
        "csv" => Csv(),
        "json" => Json(),
        _ => Text(heads ?? columns),
    };

    private string Csv()
    {
        StringBuilder text = new();
        text.Append(string.Join(',', columns)).Append('\n');
        foreach (object?[] row in rows)
        {
            text.Append(string.Join(',', row.Select(cell => Quote(Plain(cell))))).Append('\n');
        }

        return text.ToString();
    }

    private string Json()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (object?[] row in rows)
            {
                writer.WriteStartObject();
                for (int i = 0; i < columns.Length; i++)
                {
                    writer.WritePropertyName(columns[i]);
                    JsonSerializer.Serialize(writer, row[i]);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private string Text(IReadOnlyList<string> heads)
    {
        string[][] cells = [[.. heads], .. rows.Select(row => row.Select(Plain).ToArray())];
        int[] widths = [.. Enumerable.Range(0, columns.Length).Select(column => cells.Max(row => row[column].Length))];
        StringBuilder text = new();
        foreach (string[] row in cells)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Plain(object? cell) => cell is null ? "" : Convert.ToString(cell, CultureInfo.InvariantCulture)!;

    // A cell that begins like a formula would be one in a spreadsheet: names of clients come from people.
    private static string Quote(string cell)
    {
        string safe = cell is ['=' or '@' or '+' or '\t', ..] ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
