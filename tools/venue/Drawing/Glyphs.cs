using System;

namespace Trackside.Venue.Drawing;

/// <summary>The usual five by seven letters of small displays, with the accents of French set above or below. Any thread.</summary>
internal static class Glyphs
{
    /// <summary>From one letter to the next.</summary>
    public const int Advance = 6;

    /// <summary>Rows above a capital, for its accent.</summary>
    public const int Ascent = 2;

    private const char First = ' ';

    // Five columns a letter, lowest bit on top; from the blank to the tilde.
    private static readonly byte[] Columns = Convert.FromHexString(
        "000000000000005F00000007000700147F147F14242A7F2A12231308646236495620500008070300001C2241000041221C00" +
        "2A1C7F1C2A08083E080800807030000808080808000060600020100804023E5149453E00427F400072494949462141494D33" +
        "1814127F1027454545393C4A49493141211109073649494936464949291E0000140000004034000000081422411414141414" +
        "004122140802015909063E415D594E7C1211127C7F494949363E414141227F4141413E7F494949417F090909013E41415173" +
        "7F0808087F00417F41002040413F017F081422417F404040407F021C027F7F0408107F3E4141413E7F090909063E4151215E" +
        "7F09192946264949493203017F01033F4040403F1F2040201F3F4038403F631408146303047804036159494D43007F414141" +
        "0204081020004141417F04020102044040404040000307080020545478407F284444383844444428384444287F3854545418" +
        "00087E090218A4A49C787F0804047800447D40002040403D007F1028440000417F40007C047804787C080404783844444438" +
        "FC1824241818242418FC7C08040408485454542404043F44243C4040207C1C2040201C3C4030403C44281028444C9090907C" +
        "4464544C440008364100000077000000413608000201020402");

    private const string Accented = "éèêëàâçîïôöùûüÉÈÊÀÇÎÔ·";
    private const string Plain = "eeeeaaciioouuuEEEACIO.";
    private const string Marks = "'`^:`^,^:^:`^:'`^`,^^ ";

    /// <summary>Calls back for every dot of a letter; a letter without a picture is drawn as a question mark.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="dot">Gets column and row; the capital's top is row 0.</param>
    public static void Draw(char letter, Action<int, int> dot)
    {
        int accent = Accented.IndexOf(letter);
        if (accent >= 0)
        {
            letter = Plain[accent];
        }

        int at = letter - First;
        at = at >= 0 && at < Columns.Length / 5 ? at : '?' - First;
        for (int column = 0; column < 5; column++)
        {
            for (int row = 0; row < 8; row++)
            {
                if ((Columns[(at * 5) + column] & (1 << row)) != 0)
                {
                    dot(column, row);
                }
            }
        }

        if (accent >= 0)
        {
            Mark(Marks[accent], char.IsUpper(letter) ? -2 : 0, dot);
        }
    }

    private static void Mark(char mark, int top, Action<int, int> dot)
    {
        (int Column, int Row)[] dots = mark switch
        {
            '\'' => [(3, top), (2, top + 1)],
            '`' => [(1, top), (2, top + 1)],
            '^' => [(2, top), (1, top + 1), (3, top + 1)],
            ':' => [(1, top), (3, top)],
            ',' => [(2, 7)],
            _ => [],
        };
        foreach ((int column, int row) in dots)
        {
            dot(column, row);
        }
    }
}
