using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What discrete lamps show for an aspect: which burn in the first half of a flash and which in the second. Phases follow UTC, so posts flash together.
    /// What is not in the table cannot be shown by lamps, unless the rule profile gives it a pattern of its own. Pure; any thread.
    /// <code>
    /// aspect         first half   second half
    /// Red            red          red
    /// DoubleYellow   yellow       yellow2
    /// Yellow         yellow       -
    /// Fault          yellow       -             (0.5 Hz, a quarter on)
    /// White          white        white
    /// Blue           blue         -
    /// Green          green        green
    /// Dark           -            -
    /// </code>
    /// A profile writes letters: <c>L=ry/-</c> is slippery by red and yellow flashing together (r red, y yellow, z yellow2, g green, b blue, w white).
    /// </summary>
    public sealed class LampPattern
    {
        /// <summary>Period of the fault pattern, in microseconds.</summary>
        public const long FaultPeriod = 2000000;

        /// <summary>A phase for <see cref="IsFirstHalf"/> and for outputs: what flashes burns steadily, every lamp that it uses.</summary>
        public const long Steady = -1;

        /// <summary>Period of a flash, in microseconds.</summary>
        public readonly long Period;

        private const int None = -1;
        private const int RedBit = 1 << Lamp.Red;
        private const int YellowBit = 1 << Lamp.Yellow;
        private const int YellowTwinBit = 1 << Lamp.YellowTwin;
        private const int GreenBit = 1 << Lamp.Green;
        private const int BlueBit = 1 << Lamp.Blue;
        private const int WhiteBit = 1 << Lamp.White;
        private const int WarningBits = RedBit | YellowBit | YellowTwinBit;

        // In the order of Aspect.
        private readonly int[] first =
        {
            0, GreenBit, BlueBit, WhiteBit, None, YellowBit, YellowBit, YellowBit, None, None, None, None, RedBit, None,
        };

        private readonly int[] second =
        {
            0, GreenBit, 0, WhiteBit, None, 0, 0, YellowTwinBit, None, None, None, None, RedBit, None,
        };

        private readonly bool isReadable = true;

        /// <summary>Makes the patterns of a rule profile.</summary>
        /// <param name="period">Period of a flash, in microseconds.</param>
        /// <param name="list">What differs from the table, such as <c>L=ry/-,F=yz/-</c>; null for nothing.</param>
        public LampPattern(long period, string list)
        {
            // Asserted whoever wrote the number: no light of this firmware flashes faster.
            Period = period < RuleProfile.ShortestFlash ? RuleProfile.UsualFlash : period;
            string[] items = list == null ? new string[0] : list.Split(',');
            for (int i = 0; i < items.Length; i++)
            {
                isReadable = Put(items[i]) && isReadable;
            }
        }

        /// <summary>Whether the patterns break no rule: green belongs to green alone, red is steady, what warns lights red or yellow, what does not
        /// warn lights neither, and no two aspects look the same.</summary>
        public bool IsSound
        {
            get
            {
                bool sound = isReadable && first[(int)Aspect.Red] == RedBit && second[(int)Aspect.Red] == RedBit;
                for (int i = (int)Aspect.Green; i <= (int)Aspect.Red; i++)
                {
                    sound = sound && (first[i] == None || (IsFitting((Aspect)i) && !IsDouble(i)));
                }

                return sound;
            }
        }

        /// <summary>The lamps of an aspect's first half: bit n for lamp n; -1 where lamps cannot show it.</summary>
        public int First(Aspect aspect)
        {
            return first[(int)aspect];
        }

        /// <summary>The lamps of its second half.</summary>
        public int Second(Aspect aspect)
        {
            return second[(int)aspect];
        }

        /// <summary>Whether an instant lies in the first half of an aspect's flash.</summary>
        /// <param name="aspect">The aspect.</param>
        /// <param name="phase">UTC microseconds where known, else monotonic; or <see cref="Steady"/>: always the first half.</param>
        public bool IsFirstHalf(Aspect aspect, long phase)
        {
            return phase == Steady || aspect == Aspect.Fault ? phase % FaultPeriod < FaultPeriod / 4 : Period <= 0 || phase % Period < Period / 2;
        }

        private bool IsFitting(Aspect aspect)
        {
            int all = first[(int)aspect] | second[(int)aspect];
            bool warns = (all & WarningBits) != 0;
            bool permits = (all & GreenBit) != 0;
            return all != 0 && warns == (aspect >= Aspect.Slippery) && permits == (aspect == Aspect.Green);
        }

        // The fault pattern has a rhythm of its own.
        private bool IsDouble(int aspect)
        {
            for (int other = (int)Aspect.Green; other < aspect; other++)
            {
                bool isSame = first[other] == first[aspect] && second[other] == second[aspect];
                bool isSwapped = first[other] == second[aspect] && second[other] == first[aspect];
                if ((isSame || isSwapped) && other != (int)Aspect.Fault && aspect != (int)Aspect.Fault)
                {
                    return true;
                }
            }

            return false;
        }

        private bool Put(string item)
        {
            string[] halves = item.Split('/');
            Aspect aspect = item.Length > 0 ? AspectNames.FromLetter((byte)item[0]) : Aspect.Unproved;
            if (halves.Length != 2 || halves[0].Length < 2 || item[1] != '=' || aspect == Aspect.Unproved)
            {
                return false;
            }

            int one = LampsOf(halves[0].Substring(2));
            int two = LampsOf(halves[1]);
            first[(int)aspect] = one;
            second[(int)aspect] = two;
            return one != None && two != None;
        }

        private static int LampsOf(string letters)
        {
            int lamps = 0;
            for (int i = 0; i < letters.Length; i++)
            {
                int bit = BitOf(letters[i]);
                if (bit < 0)
                {
                    return None;
                }

                lamps |= bit;
            }

            return lamps;
        }

        private static int BitOf(char letter)
        {
            switch (letter)
            {
                case '-':
                    return 0;
                case 'r':
                    return RedBit;
                case 'y':
                    return YellowBit;
                case 'z':
                    return YellowTwinBit;
                case 'g':
                    return GreenBit;
                case 'b':
                    return BlueBit;
                case 'w':
                    return WhiteBit;
                default:
                    return None;
            }
        }
    }
}
