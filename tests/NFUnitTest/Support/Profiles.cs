using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Rule profiles.</summary>
    internal static class Profiles
    {
        /// <summary>How many profiles <see cref="At"/> knows.</summary>
        internal const int Count = 5;

        /// <summary>The profile of a configuration that names no rules.</summary>
        internal static RuleProfile Usual()
        {
            return At(0);
        }

        /// <summary>One of a few profiles that differ in every rule.</summary>
        internal static RuleProfile At(int number)
        {
            return new RuleProfile(MessageAt(number));
        }

        /// <summary>Its fields.</summary>
        internal static ConfigurationMessage MessageAt(int number)
        {
            ConfigurationMessage message = new ConfigurationMessage();
            switch (number)
            {
                case 1:
                    message.SetFlag(ConfigurationMessage.GreenAfterYellow, true);
                    message.SetInteger(ConfigurationMessage.HoldGreen, 10000);
                    break;
                case 2:
                    message.SetChoice(ConfigurationMessage.LossGreen, (int)Aspect.Yellow);
                    message.SetFlag(ConfigurationMessage.OwnRed, true);
                    message.SetFlag(ConfigurationMessage.Mirror, true);
                    break;
                case 3:
                    message.SetChoice(ConfigurationMessage.LossGreen, (int)Aspect.Red);
                    message.SetFlag(ConfigurationMessage.GreenAfterYellow, true);
                    message.SetText(ConfigurationMessage.Local, "Y");
                    break;
                case 4:
                    message.SetFlag(ConfigurationMessage.Lead, true);
                    message.SetInteger(ConfigurationMessage.HoldYellow, 2000);
                    message.SetInteger(ConfigurationMessage.Flash, 3000);
                    message.SetText(ConfigurationMessage.Patterns, "L=ry/-,F=yz/-");
                    break;
                default:
                    break;
            }

            return message;
        }
    }
}
