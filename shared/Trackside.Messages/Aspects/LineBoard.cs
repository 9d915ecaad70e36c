namespace Trackside.Messages
{
    /// <summary>
    /// What is shown at the line beside the flag, in the order of the words in <see cref="LineBoards"/>: to one vehicle by its number, or the end of the
    /// session. It restricts nobody else and never takes the place of a flag that does.
    /// Meanings: FIA International Sporting Code, Appendix H.
    /// </summary>
    public enum LineBoard : byte
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>End of the session.</summary>
        Chequered = 1,

        /// <summary>Black with a number: that vehicle stops at its pit.</summary>
        Black = 2,

        /// <summary>Black and white diagonal with a number: warning for unsporting conduct.</summary>
        BlackWhite = 3,

        /// <summary>Black with an orange disc and a number: that vehicle is damaged and stops at its pit.</summary>
        BlackOrange = 4,
    }
}
