using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The rules a post follows: national differences as data, compiled from <c>profiles/*.json</c>. What a safety rule forbids is refused here once
    /// more, whoever wrote the file. Fields, since every tick reads them; unchanging.
    /// </summary>
    public sealed class RuleProfile
    {
        /// <summary>Shortest period of a flash, in microseconds: 3 Hz, above which photosensitive people must not be shown a light.</summary>
        public const long ShortestFlash = 333334;

        /// <summary>Period of a flash where the profile names none, in microseconds (2 Hz).</summary>
        public const long UsualFlash = 500000;

        /// <summary>Aspects a marshal may ask for: bit n for aspect n.</summary>
        public readonly int Local;

        /// <summary>Whether a marshal's red lights the post's own lamps at once.</summary>
        public readonly bool IsRedOwn;

        /// <summary>Whether green is shown only behind a yellow and after a restriction.</summary>
        public readonly bool IsGreenAfterYellow;

        /// <summary>How long green is then shown, in microseconds.</summary>
        public readonly long HoldGreen;

        /// <summary>How long a yellow is shown at least, in microseconds.</summary>
        public readonly long HoldYellow;

        /// <summary>Whether a post repeats the next one's yellow.</summary>
        public readonly bool IsMirror;

        /// <summary>Whether the post before a double yellow shows yellow.</summary>
        public readonly bool IsLead;

        /// <summary>What is shown in place of green without fresh control; never green.</summary>
        public readonly Aspect LossGreen;

        /// <summary>How long a panel shows notice before race control takes its marshal's request over, in microseconds.</summary>
        public readonly long Notice;

        /// <summary>What lamps show.</summary>
        public readonly LampPattern Pattern;

        /// <summary>How bright a panel is.</summary>
        public readonly Brightness Brightness;

        private const long UsualNotice = 5000;
        private const string LocalLetters = "YDLWB";

        /// <summary>Reads the rules of a configuration; what is absent is as usual.</summary>
        public RuleProfile(Message message)
        {
            FaultField = -1;
            long flash = message.Has(ConfigurationMessage.Flash) ? message.GetInteger(ConfigurationMessage.Flash) : 2000;
            long period = flash <= 0 ? UsualFlash : (1000000000 + flash - 1) / flash;
            Pattern = new LampPattern(period, message.GetText(ConfigurationMessage.Patterns));
            Brightness = new Brightness(message.GetText(ConfigurationMessage.Dim));
            Local = LocalOf(message.Has(ConfigurationMessage.Local) ? message.GetText(ConfigurationMessage.Local) : LocalLetters);
            IsRedOwn = message.GetFlag(ConfigurationMessage.OwnRed);
            IsGreenAfterYellow = message.GetFlag(ConfigurationMessage.GreenAfterYellow);
            HoldGreen = message.GetInteger(ConfigurationMessage.HoldGreen) * 1000;
            HoldYellow = message.GetInteger(ConfigurationMessage.HoldYellow) * 1000;
            Notice = (message.Has(ConfigurationMessage.Notice) ? message.GetInteger(ConfigurationMessage.Notice) : UsualNotice) * 1000;
            IsMirror = message.GetFlag(ConfigurationMessage.Mirror);
            IsLead = message.GetFlag(ConfigurationMessage.Lead);
            LossGreen = message.Has(ConfigurationMessage.LossGreen) ? (Aspect)message.GetChoice(ConfigurationMessage.LossGreen) : Aspect.Dark;
            Refuse(period < ShortestFlash, ConfigurationMessage.Flash);
            Refuse(Local < 0, ConfigurationMessage.Local);
            Refuse(!IsSafeLoss(LossGreen), ConfigurationMessage.LossGreen);
            Refuse(!Brightness.IsSound, ConfigurationMessage.Dim);
            Refuse(!Pattern.IsSound, ConfigurationMessage.Patterns);
        }

        /// <summary>The field that breaks a safety rule, by its number in <see cref="ConfigurationMessage"/>; -1 for none.</summary>
        public int FaultField { get; private set; }

        /// <summary>Whether a marshal may ask for an aspect.</summary>
        public bool MayAsk(Aspect aspect)
        {
            return aspect == Aspect.Red ? IsRedOwn : (Local & (1 << (int)aspect)) != 0;
        }

        /// <summary>Whether an aspect may stand in place of a green that nobody vouches for.</summary>
        public static bool IsSafeLoss(Aspect aspect)
        {
            return aspect == Aspect.Dark || aspect == Aspect.Yellow || aspect == Aspect.Red;
        }

        // -1 where a letter is none that a marshal may own: red and the neutralisations are race control's, green too.
        private static int LocalOf(string letters)
        {
            int local = 0;
            for (int i = 0; i < letters.Length; i++)
            {
                Aspect aspect = AspectNames.FromLetter((byte)letters[i]);
                if (aspect <= Aspect.Green || aspect > Aspect.DoubleYellow)
                {
                    return -1;
                }

                local |= 1 << (int)aspect;
            }

            return local;
        }

        private void Refuse(bool isWrong, int field)
        {
            if (isWrong && FaultField < 0)
            {
                FaultField = field;
            }
        }
    }
}
