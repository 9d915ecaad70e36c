namespace Trackside.Messages
{
    /// <summary>Arrays of strings whose elements may be read before they are set.</summary>
    public static class Texts
    {
        /// <summary>
        /// Makes an array in which every element is null. An element that nobody stored to is no null reference to the device's runtime: comparing it
        /// with a text reads address zero and restarts the board, and <c>== null</c> says false. Storing the null makes it one. Allocates.
        /// </summary>
        /// <param name="count">How many.</param>
        public static string[] New(int count)
        {
            string[] texts = new string[count];
            for (int i = 0; i < count; i++)
            {
                texts[i] = null;
            }

            return texts;
        }
    }
}
