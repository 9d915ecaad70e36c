namespace Trackside.Core
{
    /// <summary>Every command a box knows, in the order of <c>help</c>.</summary>
    public static class ConsoleCommands
    {
        /// <summary>Makes one of each.</summary>
        public static IConsoleCommand[] All()
        {
            return new IConsoleCommand[]
            {
                new HelpCommand(),
                new StatusCommand(),
                new LinkCommand(),
                new TimeCommand(),
                new LogCommand(),
                new ConfigCommand(),
                new RebootCommand(),
            };
        }
    }
}
