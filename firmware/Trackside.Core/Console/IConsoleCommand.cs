namespace Trackside.Core
{
    /// <summary>One command of the console. Loop only.</summary>
    public interface IConsoleCommand
    {
        /// <summary>What is typed.</summary>
        string Name { get; }

        /// <summary>What it does, in one line.</summary>
        string Summary(bool inFrench);

        /// <summary>An example that can be typed as it stands.</summary>
        string Example { get; }

        /// <summary>Runs it: says at least one line, and returns at once.</summary>
        /// <param name="console">Says the lines.</param>
        /// <param name="words">What was typed, cut at the blanks; the command first.</param>
        /// <param name="now">Monotonic microseconds.</param>
        void Run(BoxConsole console, string[] words, long now);
    }
}
