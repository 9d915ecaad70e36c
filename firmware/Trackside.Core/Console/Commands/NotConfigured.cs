namespace Trackside.Core
{
    /// <summary>What a command says that needs a configured box.</summary>
    internal static class NotConfigured
    {
        /// <summary>Says it, with the remedy.</summary>
        internal static void Say(BoxConsole console)
        {
            console.Say(
                "ce boîtier n'est pas configuré ; tapez config pour savoir pourquoi.",
                "this box is not configured; type config to learn why.");
        }
    }
}
