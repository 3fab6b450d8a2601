variable "name" {
  description = "What everything is named after; one for each environment, such as coachup-staging."
  type        = string
  default     = "coachup"
}

variable "namespace" {
  description = "The Kubernetes namespace of the services."
  type        = string
  default     = "coachup"
}

variable "oidc_provider_arn" {
  description = "The cluster's OIDC provider in IAM, by which its service accounts become roles."
  type        = string
}

variable "oidc_issuer" {
  description = "The same cluster's issuer without https://, such as oidc.eks.us-east-1.amazonaws.com/id/ABC."
  type        = string
}

variable "app_origins" {
  description = "Origins of the pages that up- and download audio, such as https://coach.example.org."
  type        = list(string)
}

variable "audio_days" {
  description = "Audio is deleted so many days after it was stored, also when speech-service doesn't do it (AUDIO_RETENTION_DAYS)."
  type        = number
  default     = 30
}

variable "aws_speech" {
  description = "Whether speech-service may use Amazon Transcribe and Polly."
  type        = bool
  default     = false
}
