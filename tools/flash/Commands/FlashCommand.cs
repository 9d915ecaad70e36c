using System.CommandLine;

namespace Trackside.Flash.Commands;

/// <summary><c>flash</c>: puts boxes onto their boards.</summary>
internal static class FlashCommand
{
    /// <summary>The program's commands.</summary>
    public static RootCommand Create()
    {
        Shared shared = new();
        RootCommand root = new("Flash boxes and make their keys.") { shared.Venue, shared.Keys, shared.Json, shared.Language };
        root.Add(KeysCommand.Create(shared));
        return root;
    }
}
