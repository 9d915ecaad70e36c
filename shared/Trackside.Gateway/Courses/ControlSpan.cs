namespace Trackside.Gateway;

/// <summary>A time during which a circuit's control box told the same. Times in microseconds since 1970 UTC.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Since">When it was told first.</param>
/// <param name="Seen">When it was told last, to a minute: between here and the next span nobody was listening.</param>
/// <param name="Epoch">Direction epoch.</param>
/// <param name="Direction">Route that is run, or <c>none</c>.</param>
/// <param name="Posts">One letter a post, in the order of the venue file.</param>
public sealed record ControlSpan(string Circuit, long Since, long Seen, int Epoch, string Direction, string Posts)
{
    /// <summary>True while a post is red by order of race control.</summary>
    /// <param name="besides">Index of a post that does not count: the one at a start is red between two vehicles.</param>
    public bool HasRed(int? besides = null)
    {
        for (int i = 0; i < Posts.Length; i++)
        {
            if (Posts[i] == 'R' && i != besides)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True while race control lets a post show green.</summary>
    /// <param name="post">Index of the post in the order of the venue file.</param>
    public bool IsGreenAt(int post) => post < Posts.Length && Posts[post] == 'G';
}
