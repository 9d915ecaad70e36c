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
                new LoopsCommand(),
                new LampsCommand(),
                new PanelCommand(),
                new SignCommand(),
                new LogCommand(),
                new ConfigCommand(),
                new SelfTestCommand(),
                new RebootCommand(),
            };
        }
    }
}
