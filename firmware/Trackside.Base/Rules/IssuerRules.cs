using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Who may ask a control box for what, and who may ask for less: a rule profile's table of issuers. The first row whose name fits counts; a row's name may end in
    /// <c>*</c> for all names that begin so. An issuer that no row fits is race control.
    /// <code>
    /// asked for                        answer
    /// anything, no row fits            allowed
    /// an operation that is no aspect   not-authorised     (direction, session, stage, board: race control's)
    /// an aspect not in "asks"          not-authorised
    /// as much or more than stands      allowed
    /// less, what stands in "releases"  allowed            (what ReleaseRules say besides)
    /// less                             not-authorised
    /// </code>
    /// Unchanging; loop only.
    /// </summary>
    public sealed class IssuerRules
    {
        /// <summary>The row of an issuer that none fits: race control itself.</summary>
        public const int RaceControl = -1;

        private readonly string[] names;
        private readonly int[] asks;
        private readonly int[] releases;

        /// <summary>Reads the rules.</summary>
        /// <param name="list">Rows such as <c>timing=BY/,rescue*=RY/Y</c>: what an issuer asks, and what it releases; null for none.</param>
        public IssuerRules(string list)
        {
            string[] rows = list == null ? new string[0] : list.Split(',');
            names = Texts.New(rows.Length);
            asks = new int[rows.Length];
            releases = new int[rows.Length];
            IsSound = true;
            for (int i = 0; i < rows.Length; i++)
            {
                IsSound = Read(rows[i], i) && IsSound;
            }
        }

        /// <summary>Whether the list could be read.</summary>
        public bool IsSound { get; private set; }

        /// <summary>The row that counts for an issuer, or <see cref="RaceControl"/>.</summary>
        /// <param name="name">Its name, as bytes.</param>
        /// <param name="length">How many.</param>
        public int RowOf(byte[] name, int length)
        {
            for (int row = 0; row < names.Length; row++)
            {
                if (Fits(names[row], name, length))
                {
                    return row;
                }
            }

            return RaceControl;
        }

        /// <summary>Whether an issuer may ask for one aspect where another stands.</summary>
        /// <param name="row">Its row.</param>
        /// <param name="from">What is asked of the post.</param>
        /// <param name="to">What is to be asked.</param>
        public bool MayAsk(int row, Aspect from, Aspect to)
        {
            return row == RaceControl || (Has(asks[row], to) && (to >= from || Has(releases[row], from)));
        }

        private static bool Has(int bits, Aspect aspect)
        {
            return (bits & (1 << (int)aspect)) != 0;
        }

        private static bool Fits(string pattern, byte[] name, int length)
        {
            bool isBeginning = pattern.Length > 0 && pattern[pattern.Length - 1] == '*';
            int count = isBeginning ? pattern.Length - 1 : pattern.Length;
            bool fits = isBeginning ? length >= count : length == count;
            for (int i = 0; fits && i < count; i++)
            {
                fits = name[i] == (byte)pattern[i];
            }

            return fits;
        }

        private bool Read(string row, int at)
        {
            int equals = row.IndexOf("=");
            int slash = row.IndexOf("/");
            names[at] = equals > 0 ? row.Substring(0, equals) : "";
            if (equals <= 0 || slash < equals)
            {
                return false;
            }

            asks[at] = BitsOf(row, equals + 1, slash);
            releases[at] = BitsOf(row, slash + 1, row.Length);
            return asks[at] >= 0 && releases[at] >= 0;
        }

        // -1 where a letter is none of ours.
        private static int BitsOf(string text, int from, int to)
        {
            int bits = 0;
            for (int i = from; i < to; i++)
            {
                Aspect aspect = AspectNames.FromLetter((byte)text[i]);
                if (aspect == Aspect.Unproved)
                {
                    return -1;
                }

                bits |= 1 << (int)aspect;
            }

            return bits;
        }
    }
}
