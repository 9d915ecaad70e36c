using System.Linq;
using Trackside.Core;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Profiles;

/// <summary>The safety rules no profile may break. Each is named where it is broken.</summary>
internal sealed class ProfileCheck(ProfilePlan plan, string file, Problems problems)
{
    /// <summary>Above this, flashing light is dangerous for photosensitive people.</summary>
    private const int FastestMilliHertz = 3000;

    private const int MostBlueSeconds = 30;

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

        CheckIssuers();
        CheckTiming();
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

    // A circuit that nobody can open again would be opened by a way round the rules.
    private void CheckIssuers()
    {
        bool isRest = plan.Issuers.Any(issuer => issuer.Name == "*");
        if (isRest && !plan.Issuers.Any(issuer => issuer.Releases.Contains(Aspect.Red) && issuer.Asks.Contains(Aspect.Green)))
        {
            Refuse("issuer-nobody", "nobody may release red", "leave \"*\" out (who is not named is race control), or let one issuer release red and ask for green");
        }
    }

    // No head stands behind what timing asks: it may warn, and never take a warning back.
    private void CheckTiming()
    {
        IssuerPlan? timing = plan.Issuers.FirstOrDefault(issuer => issuer.Fits(IssuerPlan.Timing));
        if (plan.Offers.WrongWay == OfferMode.Off)
        {
            Refuse("timing-wrong-way", "a vehicle against the traffic is told to nobody", "write \"wrongWay\": \"offered\" or \"asked\"");
        }

        if (timing is not null && timing.Asks.Any(aspect => aspect is not (Aspect.Blue or Aspect.Yellow)))
        {
            Refuse("timing-asks", $"timing asks for {string.Join(", ", timing.Asks.Select(AspectNames.Of))}", "let the issuer \"timing\" ask for blue and yellow alone");
        }

        if (timing?.Releases.Count > 0)
        {
            Refuse("timing-releases", $"timing releases {string.Join(", ", timing.Releases.Select(AspectNames.Of))}", "only people relax: leave \"releases\" of \"timing\" empty");
        }

        if (Lacks(timing, plan.Offers.Blue, Aspect.Blue) || Lacks(timing, plan.Offers.WrongWay, Aspect.Yellow))
        {
            Refuse("timing-issuer", "what timing asks by itself is not its to ask", "name the issuer \"timing\" with what it asks: blue, yellow");
        }

        if (plan.Offers.Blue != OfferMode.Off && plan.Offers.BlueLead.TotalSeconds > MostBlueSeconds)
        {
            Refuse("blue-stands", $"blue is shown for {plan.Offers.BlueLead.TotalSeconds} s", $"at most {MostBlueSeconds}: a blue that always stands is seen by nobody");
        }
    }

    private static bool Lacks(IssuerPlan? timing, OfferMode mode, Aspect aspect) => mode == OfferMode.Asked && timing?.Asks.Contains(aspect) != true;

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
