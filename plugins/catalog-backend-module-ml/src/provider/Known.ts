import { ProviderConfig } from '../config/ProviderConfig';
import { Placer } from '../placing/Placer';
import { JoinBook } from '../reading/JoinBook';
import { PlatformReading } from '../reading/PlatformReading';
import { LastUrls } from '../reading/LastUrls';

/** All that the entities of one round are made of. */
export interface Known {
  config: ProviderConfig;
  reading: PlatformReading;
  joins: JoinBook;
  urls: LastUrls;
  placer: Placer;
  /** Whether the catalog has an entity, of those that were asked about, from somebody else. */
  isDeclared(ref: string): boolean;
  /** Whether the catalog has an entity from here. */
  isHeld(ref: string): boolean;
  /** What an entity depended on when it was last sent. */
  dependedOn(ref: string): readonly string[];
}
