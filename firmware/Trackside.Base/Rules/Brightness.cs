using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// How bright a panel is by the light around it: full by day, dimmed at night, and never below the floor that keeps what restricts conspicuous. The
    /// numbers come from the rule profile: nothing here is from a standard. Pure; any thread.
    /// </summary>
    public sealed class Brightness
    {
        /// <summary>Least brightness of what restricts, whatever a profile says, in percent.</summary>
        public const int LeastFloor = 20;

        private readonly int nightLux = 10;
        private readonly int dayLux = 10000;
        private readonly int floor = 40;
        private readonly int nightRest = 20;

        /// <summary>Reads the numbers of a profile.</summary>
        /// <param name="list">Night lux, day lux, percent at night of what restricts, percent of the rest; null for the usual.</param>
        public Brightness(string list)
        {
            IsSound = true;
            if (list == null)
            {
                return;
            }

            string[] words = list.Split(',');
            IsSound = words.Length == 4 && int.TryParse(words[0], out nightLux) && int.TryParse(words[1], out dayLux)
                && int.TryParse(words[2], out floor) && int.TryParse(words[3], out nightRest);
            IsSound = IsSound && nightLux >= 0 && dayLux > nightLux && floor >= LeastFloor && floor <= 100 && nightRest >= 1 && nightRest <= floor;
        }

        /// <summary>Whether the numbers make sense.</summary>
        public bool IsSound { get; }

        /// <summary>Percent of full brightness.</summary>
        /// <param name="lux">Illuminance, -1 where it is not known: then full.</param>
        /// <param name="aspect">What is shown.</param>
        public int PercentOf(int lux, Aspect aspect)
        {
            int night = aspect >= Aspect.Slippery ? floor : nightRest;
            if (lux < 0 || lux >= dayLux)
            {
                return 100;
            }

            if (lux <= nightLux)
            {
                return night;
            }

            // The eye works in doublings: half way between two illuminances is half way between their numbers of doublings.
            int span = Doublings(dayLux) - Doublings(nightLux);
            return span <= 0 ? 100 : night + ((100 - night) * (Doublings(lux) - Doublings(nightLux)) / span);
        }

        // Doublings from 1 lux, in hundredths; straight between two powers of two.
        private static int Doublings(int lux)
        {
            int whole = 0;
            int power = 1;
            while (power <= lux / 2)
            {
                power *= 2;
                whole += 100;
            }

            return lux < 1 || power < 1 ? 0 : whole + (int)((lux - power) * 100L / power);
        }
    }
}
