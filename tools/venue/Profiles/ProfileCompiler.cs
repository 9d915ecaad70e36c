using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Trackside.Messages;

namespace Trackside.Venue.Profiles;

/// <summary>Turns a profile into the compact fields of a post's configuration.</summary>
internal static class ProfileCompiler
{
    /// <summary>Fills the rules.</summary>
    public static void Fill(ConfigurationMessage message, ProfilePlan plan)
    {
        message.SetInteger(ConfigurationMessage.Flash, plan.FlashMilliHertz);
        message.SetText(ConfigurationMessage.Local, LocalOf(plan));
        Flag(message, ConfigurationMessage.OwnRed, plan.Authorities[Aspect.Red].Asked == "marshal");
        Flag(message, ConfigurationMessage.GreenAfterYellow, plan.GreenAfterYellow);
        Flag(message, ConfigurationMessage.Mirror, plan.Mirror);
        Flag(message, ConfigurationMessage.Lead, plan.DoubleYellowLead);
        message.SetInteger(ConfigurationMessage.HoldGreen, plan.GreenSeconds * 1000);
        message.SetInteger(ConfigurationMessage.HoldYellow, plan.YellowSeconds * 1000);
        message.SetChoice(ConfigurationMessage.LossGreen, (int)AspectNames.FromName(plan.Loss.Green));
        message.SetInteger(ConfigurationMessage.Notice, plan.NoticeSeconds * 1000);
        message.SetText(ConfigurationMessage.Dim, BrightnessOf(plan));
        if (plan.Lamps.Count > 0)
        {
            message.SetText(ConfigurationMessage.Patterns, PatternsOf(plan));
        }
    }

    /// <summary>Fills what a control box must know of the rules.</summary>
    public static void FillControl(ConfigurationMessage message, ProfilePlan plan)
    {
        if (plan.CentralSeconds > 0)
        {
            message.SetInteger(ConfigurationMessage.HoldCentral, plan.CentralSeconds * 1000);
        }

        if (plan.Release.Count > 0)
        {
            message.SetText(ConfigurationMessage.Release, string.Join(',', plan.Release.Select(pair => $"{Letter(pair.Key)}>{Letters(pair.Value)}")));
        }

        if (plan.Issuers.Count > 0)
        {
            message.SetText(ConfigurationMessage.Issuers, string.Join(',', plan.Issuers.Select(issuer => $"{issuer.Name}={Letters(issuer.Asks)}/{Letters(issuer.Releases)}")));
        }
    }

    private static string Letters(IEnumerable<Aspect> aspects) => string.Concat(aspects.Select(Letter));

    private static char Letter(Aspect aspect) => (char)AspectNames.LetterOf(aspect);

    /// <summary>The patterns that differ from the usual, such as <c>L=ry/-</c>; null for none.</summary>
    public static string? PatternsOf(ProfilePlan plan) =>
        plan.Lamps.Count == 0 ? null : string.Join(',', plan.Lamps.Select(lamp => $"{(char)AspectNames.LetterOf(lamp.Key)}={lamp.Value}"));

    /// <summary>The numbers of the brightness, comma between.</summary>
    public static string BrightnessOf(ProfilePlan plan) => string.Join(',', plan.Brightness.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string LocalOf(ProfilePlan plan)
    {
        byte[] letters = [.. plan.Authorities.Where(pair => pair.Value.Asked == "marshal" && pair.Key != Aspect.Red).Select(pair => AspectNames.LetterOf(pair.Key))];
        return Encoding.ASCII.GetString(letters);
    }

    private static void Flag(ConfigurationMessage message, int field, bool value)
    {
        if (value)
        {
            message.SetFlag(field, true);
        }
    }
}
