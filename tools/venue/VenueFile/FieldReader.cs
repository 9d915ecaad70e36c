using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Trackside.Venue.VenueFile;

/// <summary>Reads the fields of one JSON object and complains in plain words. A field nobody asked for is a typo.</summary>
internal sealed class FieldReader(JsonElement element, string place, Problems problems)
{
    private readonly HashSet<string> asked = [];

    /// <summary>Where in the file this object stands, for messages.</summary>
    public string Place { get; set; } = place;

    /// <summary>Collects what is wrong.</summary>
    public Problems Problems => problems;

    /// <summary>A text that must be there.</summary>
    public string Text(string name)
    {
        if (Find(name) is not JsonElement found)
        {
            problems.Add(Place, $"\"{name}\" is missing", $"add \"{name}\" with a text");
            return "";
        }

        return TextOf(found, name);
    }

    /// <summary>A text that may be absent.</summary>
    public string Text(string name, string otherwise) => Find(name) is JsonElement found ? TextOf(found, name) : otherwise;

    /// <summary>A text out of a few.</summary>
    public string Choice(string name, IReadOnlyList<string> choices, string? otherwise = null)
    {
        string value = otherwise is null ? Text(name) : Text(name, otherwise);
        if (value.Length > 0 && !choices.Contains(value))
        {
            problems.Add(Place, $"\"{name}\" is \"{value}\", which is not known", $"use {Problems.OneOf(choices)}");
            return choices[0];
        }

        return value;
    }

    /// <summary>A whole number within bounds, both allowed.</summary>
    public int Number(string name, int least, int most, int? otherwise = null)
    {
        if (Find(name) is not JsonElement found)
        {
            if (otherwise is null)
            {
                problems.Add(Place, $"\"{name}\" is missing", $"add \"{name}\" with a whole number from {least} to {most}");
            }

            return otherwise ?? least;
        }

        if (found.ValueKind != JsonValueKind.Number || !found.TryGetInt32(out int value) || value < least || value > most)
        {
            problems.Add(Place, $"\"{name}\" is {Shown(found)}", $"use a whole number from {least} to {most}");
            return least;
        }

        return value;
    }

    /// <summary>A yes or no that must be there.</summary>
    public bool Flag(string name)
    {
        if (Find(name) is JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } found)
        {
            return found.GetBoolean();
        }

        problems.Add(Place, $"\"{name}\" is missing or neither true nor false", $"write \"{name}\": true or false");
        return false;
    }

    /// <summary>A list of texts; empty when absent.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        List<string> texts = [];
        foreach (JsonElement item in Items(name, required: false))
        {
            texts.Add(TextOf(item, name));
        }

        return texts;
    }

    /// <summary>A list of texts, each out of a few.</summary>
    public IReadOnlyList<string> Choices(string name, IReadOnlyList<string> choices)
    {
        IReadOnlyList<string> texts = Texts(name);
        foreach (string text in texts.Where(text => !choices.Contains(text)))
        {
            problems.Add(Place, $"\"{name}\" holds \"{text}\", which is not known", $"use {Problems.OneOf(choices)}");
        }

        return [.. texts.Where(choices.Contains)];
    }

    /// <summary>A list of objects that must be there.</summary>
    public IEnumerable<FieldReader> Objects(string name)
    {
        int index = 0;
        foreach (JsonElement item in Items(name, required: true))
        {
            string where = $"{Place}, {name}[{index++}]".TrimStart(',', ' ');
            if (item.ValueKind != JsonValueKind.Object)
            {
                problems.Add(where, $"found {Shown(item)}", "write an object in braces here");
                continue;
            }

            yield return new FieldReader(item, where, problems);
        }
    }

    /// <summary>An object that must be there; null when it is not.</summary>
    public FieldReader? Object(string name)
    {
        if (Find(name) is JsonElement found && found.ValueKind == JsonValueKind.Object)
        {
            return new FieldReader(found, $"{Place}, {name}", problems);
        }

        problems.Add(Place, $"\"{name}\" is missing or no object", $"add \"{name}\": {{ ... }}");
        return null;
    }

    /// <summary>Whether the field is written at all.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Names every field that was read by nobody.</summary>
    public void RefuseOthers()
    {
        foreach (JsonProperty property in element.EnumerateObject().Where(property => !asked.Contains(property.Name)))
        {
            problems.Add(Place, $"\"{property.Name}\" means nothing here", $"remove it, or use one of {string.Join(", ", asked.Order(StringComparer.Ordinal))}");
        }
    }

    private static string Shown(JsonElement element)
    {
        string text = element.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "...";
    }

    private IEnumerable<JsonElement> Items(string name, bool required)
    {
        if (Find(name) is not JsonElement found)
        {
            if (required)
            {
                problems.Add(Place, $"\"{name}\" is missing", $"add \"{name}\": [ ... ]");
            }

            return [];
        }

        if (found.ValueKind != JsonValueKind.Array)
        {
            problems.Add(Place, $"\"{name}\" is {Shown(found)}", "write a list in square brackets");
            return [];
        }

        return found.EnumerateArray();
    }

    private string TextOf(JsonElement found, string name)
    {
        if (found.ValueKind != JsonValueKind.String || found.GetString() is not { Length: > 0 } text)
        {
            problems.Add(Place, $"\"{name}\" is {Shown(found)}", "write a text in quotes");
            return "";
        }

        return text;
    }

    private JsonElement? Find(string name)
    {
        asked.Add(name);
        return element.TryGetProperty(name, out JsonElement found) ? found : null;
    }
}
