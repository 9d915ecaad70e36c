using System.Linq;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Profiles;

/// <summary>The safety rules no profile may break. Each is named where it is broken.</summary>
internal sealed class ProfileCheck(ProfilePlan plan, string file, Problems problems)
{
    /// <summary>Above this, flashing light is dangerous for photosensitive people.</summary>
    private const int FastestMilliHertz = 3000;

    /// <summary>Adds every rule that is broken.</summary>
    public static void Check(ProfilePlan plan, string file, Problems problems) => new ProfileCheck(plan, file, problems).Check();

    private void Check()
    {
        if (plan.FlashMilliHertz > FastestMilliHertz)
        {
            Refuse("flash-rate", $"{plan.FlashMilliHertz / 1000.0} flashes a second", "stay at or below 3: faster light is dangerous for photosensitive people");
        }

        foreach ((Aspect aspect, Authority authority) in plan.Authorities)
        {
            CheckAuthority(aspect, authority);
        }

        CheckLoss(plan.Loss);
        CheckBrightness();
        LampPattern pattern = new(RuleProfile.UsualFlash, ProfileCompiler.PatternsOf(plan));
        if (!pattern.IsSound)
        {
            Refuse("lamps", $"\"lamps\" are {ProfileCompiler.PatternsOf(plan)}", "green for green alone, red steady, red or yellow for what warns and for nothing else, no two aspects alike; letters r y z g b w and -");
        }
    }

    private void CheckAuthority(Aspect aspect, Authority authority)
    {
        bool central = aspect == Aspect.Green || aspect > Aspect.DoubleYellow;
        string name = AspectNames.Of(aspect);
        if (central && authority.Released != "control")
        {
            Refuse("central-release", $"a marshal releases {name}", "only race control releases red, the neutralisations and green: write \"released\": \"control\"");
        }

        if (central && aspect != Aspect.Red && authority.Asked != "control")
        {
            Refuse("central-request", $"a marshal asks for {name}", "only race control asks for neutralisations and green: write \"asked\": \"control\"");
        }

        if (!central && authority.Asked != authority.Released)
        {
            Refuse("owner-releases", $"{name} is asked for by {authority.Asked} and released by {authority.Released}", "only the owner relaxes: write the same for both");
        }
    }

    private void CheckLoss(LossPlan loss)
    {
        if (loss.Warning != "stays")
        {
            Refuse("loss-drops-warning", $"without control red and yellows go {loss.Warning}", "write \"warning\": \"stays\"");
        }

        if (loss.Green is not ("dark" or "yellow" or "red"))
        {
            Refuse("loss-leaves-green", $"without control green \"{loss.Green}\"", "write \"green\": \"dark\", \"yellow\" or \"red\"");
        }

        if (loss.Arrows != "blank")
        {
            Refuse("loss-leaves-arrow", $"without control arrows \"{loss.Arrows}\"", "write \"arrows\": \"blank\"");
        }

        if (loss.PitExit != "red")
        {
            Refuse("loss-opens-pit", $"without control the pit exit shows \"{loss.PitExit}\"", "write \"pitExit\": \"red\"");
        }
    }

    private void CheckBrightness()
    {
        if (!new Brightness(ProfileCompiler.BrightnessOf(plan)).IsSound)
        {
            Refuse("brightness", $"\"brightness\" is {string.Join(", ", plan.Brightness)}", $"night below day, at least {Brightness.LeastFloor} percent for what restricts, and no more than that for the rest");
        }
    }

    private void Refuse(string rule, string what, string remedy) => problems.Add($"{file}, rule {rule}", what, remedy);
}
