namespace Trackside.Core
{
    /// <summary>
    /// A device on the I2C bus. Each call is a transfer or a few, and stalls the whole runtime meanwhile: under a millisecond where all is well, a second
    /// where the bus hangs. Called by the loop only, one call a tick; must find out itself whether the device answers, since one that is missing reads zeros.
    /// </summary>
    public interface IBusDevice
    {
        /// <summary>Sets the device up, also after it was without power.</summary>
        /// <returns>False where it does not answer as it should.</returns>
        bool Start();

        /// <summary>Writes or reads what the device is for: see <see cref="BusDevice"/>.</summary>
        /// <param name="value">What to write; 0 for a device that is only read.</param>
        /// <returns>What was read, from 0; -1 where the device does not answer as it should.</returns>
        int Transfer(int value);
    }
}
