namespace Trackside.Devices
{
    /// <summary>The boards this firmware knows.</summary>
    public static class BoardTable
    {
        /// <summary>Finds a board. Allocates: at start-up only.</summary>
        /// <param name="boardName">Its name in the configuration; null takes the first board that runs the target.</param>
        /// <param name="targetName">What <c>SystemInfo.TargetName</c> tells: one target may run on several boards. Null for any.</param>
        /// <returns>Its pins, or null where no such board runs this target.</returns>
        public static BoardPins Find(string boardName, string targetName)
        {
            foreach (BoardPins board in All())
            {
                if ((targetName == null || board.TargetName == targetName) && (boardName == null || board.Name == boardName))
                {
                    return board;
                }
            }

            return null;
        }

        private static BoardPins[] All()
        {
            return new BoardPins[]
            {
                new OlimexEsp32PoeIsoPins(), new OlimexEsp32PoeIsoWroverPins(), new Wt32Eth01Pins(), new Esp32DevKitCWroverPins(), new Esp32S3DevKitCPins(),
                new VirtualPins(),
            };
        }
    }
}
