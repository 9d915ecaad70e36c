using System.Collections.Generic;
using System.Linq;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>What hangs on a box's I2C bus: the small lights and further buttons of a marshal's panel, the light around it, the battery.</summary>
internal sealed class BusBoard
{
    private readonly Chip chip;
    private readonly ExpanderChip? lights;
    private readonly ExpanderChip? buttons;

    /// <summary>Connects the devices with the chip's bus.</summary>
    /// <param name="chip">The box's chip.</param>
    /// <param name="devices">Their names, of <c>lights buttons ambient battery</c>.</param>
    public BusBoard(Chip chip, IReadOnlyList<string> devices)
    {
        this.chip = chip;
        lights = devices.Contains("lights") ? Attach(BusLines.LightsAddress, new ExpanderChip()) : null;
        buttons = devices.Contains("buttons") ? Attach(BusLines.ButtonsAddress, new ExpanderChip()) : null;
        Ambient = devices.Contains("ambient") ? Attach(BusLines.AmbientAddress, new LightChip { Lux = 20_000 }) : null;
        Battery = devices.Contains("battery") ? Attach(BusLines.BatteryAddress, new GaugeChip()) : null;
    }

    /// <summary>The light sensor; null where there is none.</summary>
    public LightChip? Ambient { get; }

    /// <summary>The battery; null where it is not measured.</summary>
    public GaugeChip? Battery { get; }

    /// <summary>The small lights that burn, as bits of <see cref="PanelLights"/>.</summary>
    public int Lit => (lights?.Driven ?? 0) & 0x0FFF;

    /// <summary>Holds or lets go a button of the expander: a number of <see cref="Inputs"/>.</summary>
    /// <returns>False where the button is not there.</returns>
    public bool Push(int button, bool pushed)
    {
        int contact = ExpanderButtons.ContactOf(button);
        if (buttons is null || contact < 0)
        {
            return false;
        }

        buttons.Ground(contact, pushed);
        return true;
    }

    /// <summary>The expanders lose their supply for a moment.</summary>
    public void PowerCycle()
    {
        lights?.PowerCycle();
        buttons?.PowerCycle();
    }

    private T Attach<T>(int address, T device)
        where T : IBusChip
    {
        chip.I2c.Attach(address, device);
        return device;
    }
}
